/** Conditions by name; any other is shown as the rule packs name it. */
export const conditions = {
  linkDown: 'Link down',
  lossOfSignal: 'Loss of signal',
  bgpPeerDown: 'BGP peer down',
  ospfNeighborDown: 'OSPF neighbour down',
  isisAdjacencyDown: 'IS-IS adjacency down',
  ldpSessionDown: 'LDP session down',
  bfdSessionDown: 'BFD session down',
  cardFailure: 'Card failure',
  mainsFailure: 'Mains failure',
  powerSupplyFailure: 'Power supply failure',
  fanFailure: 'Fan failure',
  highTemperature: 'High temperature',
  deviceUnreachable: 'Device unreachable',
  restart: 'Restart',
  unknown: 'Unknown message',
  cableBroken: 'Cable broken',
};
