// What the host's build calls: installs the packages when their lock changed, and builds. Two builds at once take turns.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const lock = '.build-lock';
const installed = 'node_modules/.installed';
// Longer than any build takes: a lock as old as this was left behind.
const abandoned = 5 * 60_000;

const run = (command, ...args) => {
  try {
    execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  } catch (error) {
    process.stderr.write(`dashboard/web: ${command} ${args.join(' ')} failed\n${error.stdout ?? ''}${error.stderr ?? error}\n`);
    process.exitCode = 1;
    throw error;
  }
};

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

async function hold() {
  for (;;) {
    try {
      return closeSync(openSync(lock, 'wx'));
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw error;
      }
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > abandoned) {
        rmSync(lock, { force: true });
      }
      await wait(250);
    }
  }
}

/** Beside each text that is worth it its compressed forms, which the host sends to whoever takes them. */
function compress(folder) {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:js|css|html|svg)$/.test(name))) {
    const path = `${folder}/${file}`;
    const text = readFileSync(path);
    if (text.length >= 1_024) {
      writeFileSync(`${path}.br`, brotliCompressSync(text));
      writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
    }
  }
}

await hold();
try {
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).update(process.version).digest('hex');
  if (read(installed) !== wanted) {
    run('npm', 'ci', '--no-audit', '--no-fund');
    mkdirSync('node_modules', { recursive: true });
    writeFileSync(installed, wanted);
  }
  run('npm', 'run', 'build');
  compress('dist');
  const now = new Date();
  utimesSync('dist/index.html', now, now);
} catch (error) {
  process.exitCode ||= 1;
  if (error.status === undefined) {
    process.stderr.write(`dashboard/web: ${error.message}\n`);
  }
} finally {
  rmSync(lock, { force: true });
}
