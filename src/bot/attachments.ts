import type { Attachment } from '../../commands/command.js';
import { UnreadableArticle } from '../article/article.js';
import { MOST_BYTES } from '../article/read.js';

/** The hosts of attachments to messages and commands. */
const STORES = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
/** The host of Discord's own API, which has no attachments. */
const DISCORD = 'https://discord.com';

/** The time limit for fetching a file, in milliseconds. */
const FETCH_WITHIN = 20_000;

/**
 * Creates a function that fetches what members attach. It fetches from Discord's hosts only, because any other URL
 * could lead to a service that only this machine can reach.
 *
 * @param api the base URL of Discord's API; if it is not Discord's own, attachments may come from there too
 */
export function attachmentFetcher(api: string): (attachment: Attachment) => Promise<Uint8Array> {
  const { origin } = new URL(api);
  const allowed = new Set(origin === DISCORD ? STORES : [...STORES, origin]);
  return async ({ url }) => {
    if (!URL.canParse(url) || !allowed.has(new URL(url).origin))
      throw new UnreadableArticle('It is not where Discord keeps attachments.');
    try {
      const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(FETCH_WITHIN) });
      if (!response.ok || !response.body) throw new UnreadableArticle(GONE);
      return await bytesOf(response.body);
    } catch (error) {
      if (error instanceof UnreadableArticle) throw error;
      throw new UnreadableArticle(GONE);
    }
  };
}

const GONE = 'It could not be fetched from Discord; please attach it again.';

/** @throws {UnreadableArticle} once there is more than the largest article, whatever size was declared */
async function bytesOf(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MOST_BYTES)
      throw new UnreadableArticle('It is larger than the 5 MB that an article may have.');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
