import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { type FolderAtSize, folderTables } from './folders.js';
import { quantile } from './measure.js';
import { type PeersAtSize, peersTable } from './peers.js';
import { type Curve, plot } from './plot.js';
import { asMarkdown } from './table.js';

/** Writes the results as `performance.md`, with plots, into a folder. */
export function writeReport(
  folder: string,
  peers: readonly PeersAtSize[],
  folders: readonly FolderAtSize[],
): void {
  mkdirSync(folder, { recursive: true });
  const plots = plotsOf(peers, folders);
  for (const { file, svg } of plots) writeFileSync(join(folder, file), svg);
  const [processor] = cpus();
  const machine = `${cpus().length} × ${processor?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node.js ${process.version}`;
  const parts = [
    '# Performance',
    'Written by `npm run bench -- --data FOLDER --report docs`, FOLDER being one with question-answering sets (`.jsonl`) of news and encyclopedia articles. Where an archive is to have more articles than the sets hold, the same ones stand in it again.',
    `Machine: ${machine}. Times are of one run, and mean something only where nothing else runs.`,
    ...plots.map(({ title, file }) => `![${title}](${file})`),
    ...[...peers.map((_, at) => peersTable(peers, at)), ...folderTables(folders)].map(asMarkdown),
    NOTES,
  ];
  writeFileSync(join(folder, 'performance.md'), `${parts.join('\n\n')}\n`);
}

const NOTES = `## How it is measured

- Each engine has a process of its own for each size, the engines in turn. What is asked is the same: questions of the sets, once to warm up and once to measure. Verbatim gives a whole answer (look-up, ranking, choice of sentences, confidence); the others only look the question's words up among the same paragraphs. MiniSearch is measured as it comes and with a stemmer and stop words, Orama with its stemmer and the stop words of lunr.
- "Build" among the engines is from articles in memory; among the folders it is from files, with everything derived that answers rest on (sentences, profiles, quotations, index) and written to the cache. "From cache" is the same call in a new process with nothing changed; "process to ready" is from the start of that process, the language model loaded.
- Memory is what stays once garbage is collected, typed arrays included, the language model and the code left out.
- While all articles are read anew, a question comes every 100 ms, and what is measured is how long somebody waits for its answer from when it came.`;

function plotsOf(peers: readonly PeersAtSize[], folders: readonly FolderAtSize[]) {
  const engines = peers[0]?.engines.map(({ name }) => name) ?? [];
  const paragraphs = new Map(peers.map((size) => [size.articles, size.paragraphs]));
  const ofEngines = (measure: (cost: PeersAtSize['engines'][number]) => number): Curve[] =>
    engines.map((name) => ({
      name,
      points: peers.flatMap((size) =>
        size.engines
          .filter((engine) => engine.name === name)
          .map((engine) => ({ paragraphs: size.paragraphs, value: measure(engine) })),
      ),
    }));
  const ofFolders = (name: string, measure: (cost: FolderAtSize) => number): Curve => ({
    name,
    points: folders.map((folder) => ({
      paragraphs: paragraphs.get(folder.articles) ?? 0,
      value: measure(folder),
    })),
  });
  const median = (times: readonly number[]) => quantile(times, 0.5);
  return [
    {
      title: 'A question: milliseconds that 95% of the answers do not exceed, by paragraphs',
      file: 'ask.svg',
      svg: plot(
        'ask, p95, ms',
        ofEngines(({ asks }) => quantile(asks, 0.95)),
      ),
    },
    {
      title: 'Retained memory in megabytes, by paragraphs',
      file: 'memory.svg',
      svg: plot(
        'memory, MB',
        ofEngines(({ memory }) => memory / 1e6),
      ),
    },
    {
      title: 'Building, starting from the cache and adding an article: milliseconds by paragraphs',
      file: 'start.svg',
      svg: plot('ms', [
        ofFolders('build', ({ build }) => build),
        ofFolders('start from cache', ({ starts }) => median(starts.map(({ open }) => open))),
        ofFolders('add an article', ({ additions }) => median(additions)),
      ]),
    },
    {
      title: 'Answers of Verbatim: median milliseconds by paragraphs',
      file: 'answers.svg',
      svg: plot('median, ms', [
        ofFolders('ask', ({ ask }) => median(ask)),
        ofFolders('quotes', ({ quotes }) => median(quotes)),
        ofFolders('summary', ({ summary }) => median(summary)),
      ]),
    },
  ];
}
