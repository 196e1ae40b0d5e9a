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
    'Written by `npm run bench -- --data FOLDER --report docs`. FOLDER has question-answering sets (`.jsonl`) of news and encyclopedia articles. If an archive needs more articles than the sets have, it contains them several times.',
    `Measured on ${new Date().toISOString().slice(0, 10)} on ${machine}, in one run. Times are comparable only if nothing else runs.`,
    ...plots.map(({ title, file }) => `![${title}](${file})`),
    ...[...peers.map((_, at) => peersTable(peers, at)), ...folderTables(folders)].map(asMarkdown),
    NOTES,
  ];
  writeFileSync(join(folder, 'performance.md'), `${parts.join('\n\n')}\n`);
}

const NOTES = `## How it is measured

- Each engine runs in a process of its own for each size, one after the other. All get the same questions from the sets: once to warm up, once to be measured. Verbatim gives a whole answer (look-up, ranking, choice of sentences, confidence); the others only look up the question's words in the same paragraphs. MiniSearch is measured as it is and with a stemmer and stop words, Orama with its stemmer and lunr's stop words.
- "Build" is from articles in memory for the engines. For the folders it is from files, including the analysis (sentences, profiles, quotations, index) and writing it to the cache. "From cache" is the same call in a new process when nothing has changed. "Process to ready" is from the start of that process, including loading the language model.
- Memory is what remains after garbage collection, including typed arrays, without the language model and the code.
- While all articles are read again, a question arrives every 100 ms. Its time is from its arrival to its answer.`;

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
