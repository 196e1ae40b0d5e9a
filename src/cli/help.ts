/** Examples below each command's help. */
export const EXAMPLES = {
  ask: `
Examples:
  $ verbatim ask "Why did Russia sever its ties with NATO?"
  $ verbatim ask "Who wrote this?" --json
  $ verbatim ask - < questions.txt > answers.jsonl`,
  quote: `
Examples:
  $ verbatim quote Biden
  $ verbatim quote "the Russian foreign minister" --about agreements
  $ verbatim quote                     everybody's words`,
  summary: `
Examples:
  $ verbatim summary                   the whole article
  $ verbatim summary "Beyond Economic Sanctions" --length short`,
  sources: `
Example:
  $ verbatim sources --seeds my-articles`,
  check: `
Example:
  $ verbatim check my-articles

The exit status is 2 where a file had to be skipped.`,
  start: `
Examples:
  $ verbatim start
  $ echo "/quote Putin" | verbatim start`,
} as const;

export const EXIT_STATUS = `
Exit status: 0 answered, 1 nothing found (the articles do not say), 2 wrong use or unreadable input.
With "-" for standard input it is 0 where at least one line was answered.

Settings: SEEDS_DIR names the folder of articles where --seeds does not; NO_COLOR turns bold text off.`;
