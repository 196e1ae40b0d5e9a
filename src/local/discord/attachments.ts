import type { APIAttachment } from 'discord.js';
import { Hono } from 'hono';
import type { HttpEnv } from './http.js';
import { errors } from './validation.js';

/** A file as a user attaches it. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What users have attached, each under an address of its own. */
export interface Attachments {
  /** Stores a file; gives it as Discord describes it. */
  add(channelId: string, file: AttachedFile): APIAttachment;
  /** The bytes of an attachment. */
  find(id: string): Uint8Array | undefined;
}

/** Makes an empty store of attachments, which are fetched from an address below that of the API. */
export function createAttachments(nextId: () => string, api: () => string): Attachments {
  const stored = new Map<string, Uint8Array>();
  return {
    add(channelId, { name, bytes }) {
      const id = nextId();
      stored.set(id, bytes);
      const url = `${api()}/attachments/${channelId}/${id}/${encodeURIComponent(name)}`;
      return { id, filename: name, size: bytes.length, url, proxy_url: url };
    },
    find: (id) => stored.get(id),
  };
}

/** Gives attachments to whoever knows their address. */
export function attachmentRoutes(attachments: Attachments): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/attachments/:channel/:id/:name', (c) => {
    const bytes = attachments.find(c.req.param('id'));
    if (!bytes) throw errors.notFound();
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/octet-stream' });
  });
}
