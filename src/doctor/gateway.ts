import type { REST } from 'discord.js';
import { gatewayInfo } from '../bot/gateway-info.js';
import { type Finding, ok, todo } from './finding.js';

const ABOUT = 'Gateway';

/** Whether the bot may connect, and in as many parts as it is set to. */
export async function examineGateway(shards: number, rest: REST): Promise<Finding[]> {
  const { shards: recommended, session_start_limit: limit } = await gatewayInfo(rest);
  const { remaining, total, reset_after } = limit;
  if (remaining < shards) {
    const hours = Math.ceil(reset_after / 3_600_000);
    const found = `The bot has connected so often that only ${remaining} of ${total} times are left today.`;
    const advice = `Find out why it keeps starting (see its log), and wait: the count begins anew in ${hours} hours.`;
    return [todo(ABOUT, found, advice)];
  }
  if (shards > 1 && shards < recommended) {
    const found = `Discord recommends ${recommended} shards, and SHARDS is ${shards}.`;
    return [todo(ABOUT, found, `Set SHARDS to ${recommended} or more.`)];
  }
  return [ok(ABOUT, `The bot may connect ${remaining} times more today.`)];
}
