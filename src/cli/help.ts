/** Examples shown below each command's help. */
export const EXAMPLES = {
  ask: `
Examples:
  $ verbatim ask "Why did Russia sever its ties with NATO?"
  $ verbatim ask "Who wrote this?" --json
  $ verbatim ask "Who leads NATO?" --explain
  $ verbatim ask "When was Crimea annexed?" --strictness strict --no-closest
  $ verbatim ask "When did he say that?" --after "What did Lavrov say?"
  $ verbatim ask "How many died?" --since 2024-03-05
  $ verbatim ask - < questions.txt > answers.jsonl`,
  quote: `
Examples:
  $ verbatim quote Biden
  $ verbatim quote "the Russian foreign minister" --about agreements
  $ verbatim quote Biden --format md > biden.md
  $ verbatim quote                     everybody's words`,
  summary: `
Examples:
  $ verbatim summary                   the whole article
  $ verbatim summary "Beyond Economic Sanctions" --length short
  $ verbatim summary --topic sanctions what all articles say about them`,
  timeline: `
Examples:
  $ verbatim timeline sanctions
  $ verbatim timeline Lavrov --since 2021-12-01
  $ verbatim timeline NATO --format csv > nato.csv`,
  verify: `
Examples:
  $ verbatim verify "Everything is written in these agreements" --speaker Lavrov
  $ verbatim verify 'Lavrov said: “Nothing is written in these agreements.”' --json
  $ verbatim verify - < quotations.txt > verdicts.jsonl

It says whether the words are in the articles, not whether they are true.`,
  sources: `
Example:
  $ verbatim sources --seeds my-articles`,
  check: `
Examples:
  $ verbatim check my-articles
  $ verbatim check --html understood.html

The exit status is 2 where a file had to be skipped.`,
  schema: `
Examples:
  $ verbatim schema                    of all commands, by name
  $ verbatim schema ask > answer.schema.json`,
  start: `
Examples:
  $ verbatim start                     the bot, where DISCORD_TOKEN is set; else a page and a prompt
  $ echo "/quote Putin" | verbatim start
  $ verbatim start < /dev/null         no prompt: it runs until SIGINT or SIGTERM`,
  mcp: `
Example:
  $ verbatim mcp --seeds my-articles

It speaks the Model Context Protocol on standard input and output: a client starts it and asks it.`,
  deploy: `
Examples:
  $ verbatim deploy                    for DISCORD_GUILD_ID where it is set, else for all servers
  $ DISCORD_GUILD_ID=81384788765712384 verbatim deploy`,
  library: `
Examples:
  $ verbatim library import articles --server 81384788765712384
  $ verbatim library export articles --server 81384788765712384
  $ verbatim library copy ~/.local/share/verbatim postgres://bot:secret@db:5432/verbatim

End the bot first: it alone uses the folder in DATA_DIR while it runs.`,
  backup: `
Example:
  $ verbatim backup verbatim-2026-03-05.db

The bot may run meanwhile. To go back, put the file in the place of verbatim.db in DATA_DIR.`,
  archive: `
Examples:
  $ verbatim archive load my-articles
  $ verbatim archive load my-articles --prune

With ARCHIVE_URL set, "ask", "quote", "timeline", "summary", "verify" and "sources" answer from the archive unless --seeds
names a folder.`,
  doctor: `
Example:
  $ verbatim doctor

It looks at the articles, the settings and, with DISCORD_TOKEN set, at the application, its servers and its
commands, and changes nothing. The exit status is 1 if there is something to do.`,
} as const;

export const EXIT_STATUS = `
Exit status: 0 something found (an answer, or the closest passages), 1 nothing found, 2 wrong use or unreadable input.
With "-" for standard input it is 0 where something was found for at least one line.

Settings: SEEDS_DIR is the folder of articles unless --seeds names one, CACHE_DIR the folder of the cache (none: no
cache), and NO_COLOR turns bold text off; the others are for "start", "deploy" and "doctor". .env.example explains
them all.`;
