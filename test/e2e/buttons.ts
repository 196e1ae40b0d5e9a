import type { APIButtonComponent, APIMessage } from 'discord-api-types/v10';
import type { LoopbackUser } from '../../src/local/discord/server.js';

interface Nested {
  readonly components?: readonly Nested[];
  readonly accessory?: Nested;
}

/** The buttons of a message, in the order of display. */
export function buttonsOf({ components = [] }: APIMessage): APIButtonComponent[] {
  const inside = (parts: readonly Nested[]): Nested[] =>
    parts.flatMap((part) => [
      part,
      ...inside(part.components ?? []),
      ...(part.accessory ? [part.accessory] : []),
    ]);
  return (inside(components as Nested[]) as APIButtonComponent[]).filter(({ type }) => type === 2);
}

/** What the buttons of a message say. */
export function labelsOf(message: APIMessage): string[] {
  return buttonsOf(message).map((button) => ('label' in button ? (button.label ?? '') : ''));
}

/** The custom id of the first button with that label. */
export function idOf(message: APIMessage, label: string): string {
  const button = buttonsOf(message).find((each) => 'label' in each && each.label === label);
  if (!button || !('custom_id' in button)) throw new Error(`There is no button "${label}".`);
  return button.custom_id;
}

/** Presses the first button with that label, as whoever sees it. */
export function press(member: LoopbackUser, message: APIMessage, label: string): Promise<APIMessage> {
  return member.press(message.id, idOf(message, label));
}
