import { type REST, Routes } from 'discord.js';
import { ConnectionFailure } from './connection-failure.js';

/** What Discord says of an application, as far as it matters here. */
export interface Application {
  readonly id: string;
  readonly name: string;
  readonly flags?: number;
  readonly bot_require_code_grant?: boolean;
  readonly interactions_endpoint_url?: string | null;
}

/**
 * The application that a token belongs to. Its id is written in the token's first part, and Discord is asked whether
 * it is so.
 *
 * @throws {ConnectionFailure} where the token holds none, or another than Discord says
 */
export async function applicationOf(token: string, rest: REST): Promise<Application> {
  const id = idIn(token);
  if (id === null) throw new ConnectionFailure(`DISCORD_TOKEN holds no application's id. ${HINT}`);
  const application = (await rest.get(Routes.currentApplication())) as Application;
  const { id: known } = application;
  if (id === known) return application;
  throw new ConnectionFailure(
    `DISCORD_TOKEN belongs to application ${known} but is written for ${id}. ${HINT}`,
  );
}

const HINT =
  'Copy the token from https://discord.com/developers/applications, under Bot; neither the client secret nor the public key will do.';

function idIn(token: string): string | null {
  const decoded = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8');
  return /^\d{17,20}$/u.test(decoded) ? decoded : null;
}
