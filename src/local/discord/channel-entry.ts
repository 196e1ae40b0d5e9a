/** A channel as Discord's client lists it: direct messages, a text channel of a server, or a thread in one. */
export interface ChannelEntry {
  /** The channel's id. */
  readonly id: string;
  readonly kind: 'direct' | 'channel' | 'thread';
  /** The channel's name; for direct messages, the other user's. */
  readonly name: string;
  /** The name of the server; absent for direct messages. */
  readonly guild?: string;
  /** The id of the channel that a thread is in. */
  readonly parent?: string;
}

/** The name of a channel, as users write it. */
export function nameOfChannel({ kind, name }: Pick<ChannelEntry, 'kind' | 'name'>): string {
  return { direct: `@${name}`, channel: `#${name}`, thread: name }[kind];
}
