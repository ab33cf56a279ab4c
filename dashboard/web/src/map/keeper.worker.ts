import type { NetworkMap } from '../contracts/network';
import { get, Refused } from '../session/http';
import type { Ask, Told } from './askKeeper';
import { MapKeeper } from './keeper';

const keeper = new MapKeeper();

async function answer(ask: Ask): Promise<object> {
  switch (ask.what) {
    case 'load': {
      const came = await get<NetworkMap | { reached: string }>(ask.path);
      return 'reached' in came ? came : keeper.take(came);
    }
    case 'follow':
      return keeper.follow(ask.state);
    case 'scene':
      return keeper.scene(ask.box, ask.resolution, ask.chosen);
    case 'members':
      return keeper.members(ask.id);
  }
}

const tell = (told: Told): void => (self as unknown as Worker).postMessage(told);

addEventListener('message', ({ data: { number, ask } }: MessageEvent<{ number: number; ask: Ask }>) => {
  answer(ask).then(
    (value) => tell({ number, value }),
    (error: unknown) => tell({ number, refused: { status: error instanceof Refused ? error.status : 0, detail: error instanceof Error ? error.message : String(error) } }),
  );
});
