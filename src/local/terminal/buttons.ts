import { type APIButtonComponent, type APIMessage, ComponentType } from 'discord-api-types/v10';

type Nested = { readonly type: ComponentType; readonly components?: readonly Nested[] };

/** The buttons of a message, in the order of display. */
export function buttonsOf({ components = [] }: Pick<APIMessage, 'components'>): APIButtonComponent[] {
  return buttonsIn(components as readonly Nested[]);
}

function buttonsIn(components: readonly Nested[]): APIButtonComponent[] {
  return components.flatMap((component) =>
    component.type === ComponentType.Button
      ? [component as unknown as APIButtonComponent]
      : buttonsIn(component.components ?? []),
  );
}

/** A button as a line of text: the number to press it by, and what it says or where it leads. */
export function buttonLine(button: APIButtonComponent, number: number): string {
  const label = 'label' in button ? (button.label ?? '') : '';
  return 'url' in button ? `${label}: ${button.url}` : `[${number}] ${label}`;
}
