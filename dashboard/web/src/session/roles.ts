export const isAccountManager = (role: string | undefined): boolean => role === 'accountManager';
