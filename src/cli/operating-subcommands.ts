import { InvalidArgumentError } from 'commander';
import { type LiveArticles, liveArchive } from '../archive/live-archive.js';
import type { Listener } from '../library/live.js';
import { ALLOWED } from '../settings/variables.js';
import { EXAMPLES } from './help.js';
import { FOUND, progressOn } from './io.js';
import {
  archiveUrl,
  type Common,
  define,
  defineReading,
  folderOf,
  openingOf,
  type Setup,
  watch,
} from './setup.js';

export function addStart(setup: Setup): void {
  defineReading(setup, 'start', 'Answer on Discord, or without a token on this machine').action(
    async ({ seeds }: Common) => {
      const url = seeds === undefined ? archiveUrl(setup.io) : undefined;
      const open = async (listener: Listener): Promise<LiveArticles> =>
        url === undefined
          ? watch(setup, folderOf(setup, seeds), listener)
          : liveArchive(await setup.parts.archive(url));
      setup.done(await setup.parts.start(open, setup.io));
    },
  );
}

export function addMcp(setup: Setup): void {
  defineReading(setup, 'mcp', 'Serve the articles to other programs over the Model Context Protocol').action(
    async ({ seeds }: Common) => {
      const listener: Listener = {
        changed: () => {},
        failed: (reason) => void setup.io.errors.write(`${reason}\n`),
      };
      await setup.parts.mcp(() => watch(setup, folderOf(setup, seeds), listener), setup.io);
      setup.done(FOUND);
    },
  );
}

export function addDeploy(setup: Setup): void {
  define(setup, 'deploy', 'Register the commands with Discord').action(async () =>
    setup.done(await setup.parts.deploy(setup.io)),
  );
}

export function addDoctor(setup: Setup): void {
  defineReading(setup, 'doctor', 'Check the setup, and say what to fix').action(async ({ seeds }: Common) =>
    setup.done(
      await setup.parts.doctor(
        () => setup.parts.open(folderOf(setup, seeds), openingOf(setup.io)),
        seeds !== undefined,
        setup.io,
      ),
    ),
  );
}

export function addArchive(setup: Setup): void {
  const { program, io, parts, done } = setup;
  const archive = program.command('archive').description('An archive in PostgreSQL, which ARCHIVE_URL names');
  archive
    .command('load')
    .description('Load a folder of articles into it, or go on where that was interrupted')
    .addHelpText('after', EXAMPLES.archive)
    .argument('<dir>', 'the folder of articles')
    .option('--prune', 'remove the articles that are not in the folder any more')
    .action(async (dir: string, { prune = false }: { prune?: boolean }) => {
      const url = archiveUrl(io);
      if (url === undefined)
        return program.error(`ARCHIVE_URL is not set. It has to be ${ALLOWED.ARCHIVE_URL}.`);
      const { stored, same, skipped, removed } = await parts.load(url, dir, {
        prune,
        progress: progressOn(io.errors, 'Loading articles'),
        skipped: ({ path, reason }) => io.errors.write(`Skipped ${path}: ${reason}\n`),
      });
      io.output.write(
        `${stored} loaded, ${same} the same as before, ${skipped} skipped, ${removed} removed.\n`,
      );
      done(FOUND);
    });
}

export function addLibrary(setup: Setup): void {
  const { io, done } = setup;
  const library = define(setup, 'library', "Bring a Discord server's own articles in and out");
  const ofServer = (name: string, description: string) =>
    library
      .command(name)
      .description(description)
      .argument('<dir>', 'the folder')
      .requiredOption('--server <id>', 'the id of the Discord server', snowflake);
  ofServer('import', 'Add the articles of a folder').action(
    async (dir: string, { server }: { server: string }) =>
      done(await (await import('./servers.js')).importArticles(dir, server, io)),
  );
  ofServer('export', 'Write the articles into a folder').action(
    async (dir: string, { server }: { server: string }) =>
      done(await (await import('./servers.js')).exportArticles(dir, server, io)),
  );
  library
    .command('copy')
    .description('Copy all that is kept of all servers')
    .argument('<from>', 'a folder, or the address of a PostgreSQL database')
    .argument('<to>', 'the same')
    .action(async (from: string, to: string) =>
      done(await (await import('./servers.js')).copyServers(from, to, io)),
    );
}

export function addBackup(setup: Setup): void {
  define(setup, 'backup', 'Copy what is kept of Discord servers into a file')
    .argument('<file>', 'the file to write')
    .action(async (file: string) => setup.done(await (await import('./servers.js')).backUp(file, setup.io)));
}

function snowflake(value: string): string {
  if (!/^\d{17,20}$/u.test(value)) throw new InvalidArgumentError('It must have 17 to 20 digits.');
  return value;
}
