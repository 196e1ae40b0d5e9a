import { benchOneArticle } from './one-article.js';

await benchOneArticle();
