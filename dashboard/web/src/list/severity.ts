/** Severities, worst first. */
export const severities: readonly string[] = ['critical', 'major', 'minor', 'warning', 'indeterminate'];

/** Worse is larger. */
export const severityRank = (severity: string): number => severities.length - (severities.indexOf(severity) + 1 || severities.length + 1);
