const operating: readonly string[] = ['operator', 'dutyManager', 'engineer', 'administrator'];

/** Whether a role acknowledges and clears. The host decides; this only hides what it would refuse. */
export const mayOperate = (role: string | undefined): boolean => role !== undefined && operating.includes(role);

/** Whether a role reads raw datagrams. */
export const maySeeEvidence = mayOperate;

export const isAccountManager = (role: string | undefined): boolean => role === 'accountManager';
