import { costOf } from './archive.js';

/** Measures the engine that the command line names: folder of the data, name, number of articles. */
const [folder = '', name = '', size = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(costOf(folder, name, Number(size))));
