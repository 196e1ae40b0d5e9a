import type { Attachments } from './attachments.js';
import type { Clock } from './clock.js';
import type { Commands } from './commands.js';
import type { Gateway } from './gateway.js';
import type { Interactions } from './interactions.js';
import type { Messages } from './messages.js';
import type { People, World } from './world.js';

/** The state shared by the routes, the gateway and the users. */
export interface State {
  readonly clock: Clock;
  readonly nextId: () => string;
  readonly world: World;
  readonly people: People;
  readonly commands: Commands;
  readonly interactions: Interactions;
  readonly messages: Messages;
  readonly attachments: Attachments;
  readonly gateway: Gateway;
  /** Called for each first response, with the milliseconds since the interaction. */
  readonly onAcknowledged: (ms: number) => void;
}
