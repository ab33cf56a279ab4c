export const isAccountManager = (role: string | undefined): boolean => role === 'accountManager';

/** In the order in which they are offered. */
export const roles = ['operator', 'dutyManager', 'engineer', 'accountManager', 'desk', 'administrator'] as const;

/** Where somebody of a role begins. */
export const homeOf = (role: string): string => (isAccountManager(role) ? '/customers' : '/faults');
