import { type HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { forgetSession } from '../session/http';
import type { Connection } from './line';
import { LiveLine, longestSilence } from './line';

let messagePack = true;

/** One that is being started before it is known who looks. */
let ahead: Promise<HubConnection> | null = null;

/** Starts a connection before anything is drawn; the line takes it, if it holds. Nobody hears of one that does not. */
export function connectAhead(): void {
  const connection = build();
  ahead = connection.start().then(() => connection);
  ahead.catch(() => undefined);
}

/** A connection to the hub in MessagePack, or in JSON once the host has refused that. */
async function connect(): Promise<Connection> {
  const started = await ahead?.catch(() => null);
  ahead = null;
  if (started?.state === HubConnectionState.Connected) {
    return Object.assign(started, { start: () => Promise.resolve() }) as Connection;
  }
  const connection = build();
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

function build(): HubConnection {
  const builder = new HubConnectionBuilder().withUrl('/hubs/noc').configureLogging(LogLevel.None);
  if (messagePack) {
    builder.withHubProtocol(new MessagePackHubProtocol());
  }
  const connection = builder.build();
  connection.serverTimeoutInMilliseconds = longestSilence;
  connection.keepAliveIntervalInMilliseconds = 5_000;
  return connection;
}

export const line = new LiveLine(connect);
