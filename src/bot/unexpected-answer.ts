import type { z } from 'zod';

/** Thrown where an answer is JSON, but not what Discord says. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

/**
 * An answer of Discord's, held to what is expected of it.
 *
 * @throws {UnexpectedAnswer} where it is something else
 */
export function expected<T>(shape: z.ZodType<T>, answer: unknown): T {
  const { data, error } = shape.safeParse(answer);
  if (error) throw new UnexpectedAnswer(error.issues.map(({ path }) => path.join('.')).join(', '));
  return data;
}
