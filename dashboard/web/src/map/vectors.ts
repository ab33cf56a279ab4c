// What lies on the map and how it looks: the other part of OpenLayers.
export { default as Feature } from 'ol/Feature';
export { LineString, Point } from 'ol/geom';
export { default as Graticule } from 'ol/layer/Graticule';
export { default as VectorLayer } from 'ol/layer/Vector';
export { default as VectorSource } from 'ol/source/Vector';
export { Fill, Icon, RegularShape, Stroke, Style, Text } from 'ol/style';
