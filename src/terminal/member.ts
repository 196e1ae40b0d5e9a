import type { LoopbackUser } from '../loopback/server.js';

/** Who sits at the prompt: what they can do in Discord. */
export type Member = Pick<LoopbackUser, 'commands' | 'command' | 'autocomplete' | 'press'>;
