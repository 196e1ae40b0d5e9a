export const knob = (name: string, value: number): number =>
  ((globalThis as unknown as { K?: Record<string, number> }).K ?? {})[name] ?? value;
