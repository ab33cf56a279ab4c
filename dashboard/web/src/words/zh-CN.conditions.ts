import type { conditions as english } from './en.conditions';

export const conditions: typeof english = {
  linkDown: '链路中断',
  lossOfSignal: '信号丢失',
  bgpPeerDown: 'BGP 邻居中断',
  ospfNeighborDown: 'OSPF 邻居中断',
  isisAdjacencyDown: 'IS-IS 邻接中断',
  ldpSessionDown: 'LDP 会话中断',
  bfdSessionDown: 'BFD 会话中断',
  cardFailure: '板卡故障',
  mainsFailure: '市电中断',
  powerSupplyFailure: '电源模块故障',
  fanFailure: '风扇故障',
  highTemperature: '温度过高',
  deviceUnreachable: '设备不可达',
  restart: '重启',
  unknown: '未知消息',
  cableBroken: '光缆中断',
};
