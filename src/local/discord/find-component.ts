import type { APIMessage, ComponentType } from 'discord.js';

/** What a user's client looks at in a component that can be used. */
export interface Usable {
  readonly type: ComponentType;
  readonly id?: number;
  readonly custom_id?: string;
  readonly disabled?: boolean;
  readonly options?: readonly { readonly value: string }[];
  readonly min_values?: number;
  readonly max_values?: number;
}

interface Nested extends Usable {
  readonly components?: readonly Nested[];
  readonly accessory?: Nested;
}

/** The component of a message that bears a custom id, wherever it is nested. */
export function findComponent(message: APIMessage, customId: string): Usable | undefined {
  const search = (components: readonly Nested[]): Nested | undefined => {
    for (const component of components) {
      if (component.custom_id === customId) return component;
      const inner = [...(component.components ?? []), ...(component.accessory ? [component.accessory] : [])];
      const found = search(inner);
      if (found) return found;
    }
    return undefined;
  };
  return search((message.components ?? []) as readonly Nested[]);
}
