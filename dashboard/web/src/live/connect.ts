import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { forgetSession } from '../session/http';
import type { Connection } from './line';
import { LiveLine, longestSilence } from './line';

let messagePack = true;

/** A connection to the hub in MessagePack, or in JSON once the host has refused that. */
async function connect(): Promise<Connection> {
  const builder = new HubConnectionBuilder().withUrl('/hubs/noc').configureLogging(LogLevel.None);
  if (messagePack) {
    builder.withHubProtocol(new MessagePackHubProtocol());
  }
  const connection = builder.build();
  connection.serverTimeoutInMilliseconds = longestSilence;
  connection.keepAliveIntervalInMilliseconds = 5_000;
  const start = connection.start.bind(connection);
  connection.start = () => start().catch((error: unknown) => {
    // The handshake's answer names the protocol it does not know.
    messagePack &&= !/protocol/i.test(String(error));
    if (/\b401\b/.test(String(error))) {
      forgetSession();
    }
    throw error;
  });
  return connection as Connection;
}

export const line = new LiveLine(connect);
