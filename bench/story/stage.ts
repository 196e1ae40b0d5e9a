import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Loopback, startLoopback } from '../../src/local/discord/server.js';
import { messageText } from '../../src/local/terminal/message-text.js';
import { type DiscordProxy, startProxy } from '../../test/e2e/proxy.js';
import { forgetTurns } from '../../test/support/turns.js';
import { type Supervised, supervised, type Tell } from './supervised.js';

/** What the chapters share: a Discord behind a failing proxy, files, and a program to run. */
export interface Stage {
  readonly discord: Loopback;
  readonly proxy: DiscordProxy;
  /** The folder that contains everything. */
  readonly folder: string;
  /** The folder of the articles: a symlink, as deployments use. */
  readonly seeds: string;
  readonly cache: string;
  readonly tell: Tell;
  /** Starts the program with a subcommand. */
  run(word: string, settings?: Record<string, string>): Supervised;
  /** Starts it as `npm start` does. */
  runNpm(): Supervised;
  /** Checks that the answer to a question contains these words. */
  answers(question: string, words: string): Promise<void>;
  close(): Promise<void>;
}

/** A new stage. */
export async function openStage(tell: Tell): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'story-'));
  const discord = await startLoopback({ name: 'Verbatim', guilds: [{ name: 'Bergen' }] });
  const proxy = await startProxy(discord);
  const [seeds, cache, data] = [join(folder, 'current'), join(folder, 'cache'), join(folder, 'data')];
  const started: Supervised[] = [];
  const start = (command: readonly string[], more: Record<string, string> = {}) => {
    forgetTurns(data);
    const program = supervised(
      command,
      {
        ...{ DISCORD_API: proxy.api, DISCORD_TOKEN: discord.token, SEEDS_DIR: seeds, CACHE_DIR: cache },
        DATA_DIR: data,
        COOLDOWN_MEMBER: '0',
        ...more,
      },
      tell,
    );
    started.push(program);
    return program;
  };
  release(folder, 'first', 'The old quay is closed on Friday, Ada Low said.');
  symlinkSync('first', seeds);
  return {
    ...{ discord, proxy, folder, seeds, cache, tell },
    run: (word, more) => start([process.execPath, join('dist', 'src', 'main.js'), word], more),
    runNpm: () => start(['npm', 'start', '--silent']),
    async answers(question, words) {
      const message = await discord.user('Ada').command('ask', { question });
      const text = messageText(message, { width: 10_000, ansi: false });
      if (!text.includes(words)) throw new Error(`“${question}” is answered without “${words}”:\n${text}`);
      tell('supervisor', `asks “${question}” and gets “${words}”.`);
    },
    async close() {
      for (const program of started) program.kill();
      await proxy.close();
      await discord.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Creates a folder of articles, one of each format. */
export function release(folder: string, name: string, words: string): void {
  const at = join(folder, name);
  mkdirSync(at);
  writeFileSync(join(at, 'port.txt'), `Port News\n\n${words}\n`);
  writeFileSync(join(at, 'fog.md'), '# Fog\n\nThe *airport* of Kirkenes was closed by fog.\n');
  writeFileSync(
    join(at, 'bridge.html'),
    '<title>Bridge</title><article><h1>Bridge</h1><p>The <em>bridge</em> was painted red in May.</p></article>',
  );
  writeFileSync(join(at, 'bus.json'), '{ "sections": [{ "paragraphs": ["The bus to Voss was late."] }] }');
}
