// The map without what lies on it: a chunk of its own, so that the page takes OpenLayers in by parts.
export { default as OlMap } from 'ol/Map';
export { default as Overlay } from 'ol/Overlay';
export { default as View } from 'ol/View';
