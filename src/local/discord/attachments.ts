import type { APIAttachment } from 'discord.js';
import { Hono } from 'hono';
import type { HttpEnv } from './http.js';
import { errors } from './validation.js';

/** A file as a user attaches it. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The attachments of users, each with its own URL. */
export interface Attachments {
  /** Stores a file, and returns it as Discord describes it. */
  add(channelId: string, file: AttachedFile): APIAttachment;
  /** The bytes of an attachment. */
  find(id: string): Uint8Array | undefined;
}

/** Creates an empty store of attachments, which are served under the URL of the API. */
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

/** Serves attachments to anybody who knows their URL. */
export function attachmentRoutes(attachments: Attachments): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/attachments/:channel/:id/:name', (c) => {
    const bytes = attachments.find(c.req.param('id'));
    if (!bytes) throw errors.notFound();
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/octet-stream' });
  });
}
