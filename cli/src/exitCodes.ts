/** What the exit code of `hub` says. */
export const exitCodes = {
  done: 0,
  refused: 1,
  wrongUsage: 2,
  needsApproval: 3,
  notAllowed: 4,
  failed: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Shown below the help of each command. */
export const exitCodesHelp = `
Exit codes:
  0  done, passes, or was so already
  1  refused by the check
  2  wrong usage: no such command, option, file, subgraph, version or token id
  3  refused until an approver agrees; nothing else stands against it
  4  not allowed: the token is missing, expired, or for something else
  5  the hub is not reachable, or failed`;
