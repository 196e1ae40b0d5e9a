import { InvalidArgumentError } from 'commander';
import { define, type Setup } from './subcommands.js';

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
