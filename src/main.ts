#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Io, redacting, WRONG_USE } from './cli/io.js';
import { runCli } from './cli/run.js';
import { userinfoIn } from './settings/read-settings.js';

if (existsSync('.env')) loadEnvFile('.env');

const io: Io = {
  input: process.stdin,
  output: process.stdout,
  errors: redacting(process.stderr, [
    process.env.DISCORD_TOKEN,
    // Redacted together with the @, because a short password may occur anywhere.
    ...[process.env.DISCORD_API, process.env.DATABASE_URL, process.env.ARCHIVE_URL]
      .flatMap((address = '') => userinfoIn(address))
      .map((secret) => `${secret}@`),
  ]),
  env: process.env,
};
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** A reader such as `head -1` closes the pipe early; that is no failure. */
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit();
  process.stderr.write(`The output cannot be written: ${message}.\n`);
  process.exit(WRONG_USE);
});

process.exitCode = await runCli(process.argv.slice(2), io, {
  version,
  exampleFolder: fileURLToPath(new URL('../../seeds', import.meta.url)),
  open: async (folder, opening) => (await import('./library/library.js')).openLibrary(folder, opening),
  watch: async (folder, listener, opening) =>
    (await import('./library/live.js')).watchLibrary(folder, listener, opening),
  archive: async (url) => (await import('./archive/archive.js')).openArchive(url),
  load: async (url, folder, loading) => (await import('./archive/load.js')).loadArchive(url, folder, loading),
  start: async (watch) => (await import('./start.js')).start(watch, io),
  mcp: async (watch, io) => (await import('./mcp/serve.js')).serve(await watch(), version, io),
  deploy: async () => (await import('./start.js')).register(io),
  doctor: async (open, prefersFolder) => (await import('./start.js')).examine(open, prefersFolder, io),
});
