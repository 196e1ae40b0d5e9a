import { ApplicationFlags } from 'discord-api-types/v10';
import type { Application } from '../bot/application.js';
import { type Finding, note, ok, todo } from './finding.js';

const PORTAL = 'https://discord.com/developers/applications';

/** Intents beyond what everybody has; the bot asks for none of them. */
const PRIVILEGED =
  ApplicationFlags.GatewayPresence |
  ApplicationFlags.GatewayPresenceLimited |
  ApplicationFlags.GatewayGuildMembers |
  ApplicationFlags.GatewayGuildMembersLimited |
  ApplicationFlags.GatewayMessageContent |
  ApplicationFlags.GatewayMessageContentLimited;

/** Whether the application is set so that interactions and invitations come through. */
export function examineApplication(application: Application): Finding[] {
  const { id, name, flags = 0, interactions_endpoint_url: endpoint } = application;
  const about = 'Application';
  const findings = [ok(about, `The token is that of ${name}, application ${id}.`)];
  if (endpoint) {
    const where = `Discord sends what members do to ${endpoint} and not to the bot.`;
    findings.push(
      todo(about, where, `Empty "Interactions Endpoint URL" under General Information at ${PORTAL}.`),
    );
  }
  if (application.bot_require_code_grant) {
    const what = 'An invitation is refused, because the application requires an OAuth2 code grant.';
    findings.push(todo(about, what, `Switch "Requires OAuth2 Code Grant" off under Bot at ${PORTAL}.`));
  }
  return [...findings, examineIntents(flags)];
}

function examineIntents(flags: number): Finding {
  const about = 'Intents';
  if ((flags & PRIVILEGED) === 0) return ok(about, 'The bot needs no privileged intent, and has none.');
  const advice = `You may switch the Privileged Gateway Intents off under Bot at ${PORTAL}.`;
  return note(about, 'The application has a privileged intent that the bot does not need.', advice);
}
