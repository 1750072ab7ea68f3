export { newDataKey, unwrapKey, wrapKey } from './envelope.ts';
export { Keyring } from './keyring.ts';
export { blindIndex, blindIndexes, codeMac, nameMac, nameMatches, type CertifiedName, type Indexed } from './mac.ts';
export { loadOrCreateMasterKey, parseMasterKeys, type MasterKey } from './master-key.ts';
export { hashPassword, longestPassword, needsRehash, verifyPassword } from './password.ts';
export { fromPersonRef, toPersonRef } from './person-ref.ts';
export { openSealed, seal, SealBroken, sealedKeyId, type NamedKey, type SealedPlace } from './sealed.ts';
export { newCode, newDigits, newPublicId, newToken, sameText, tokenHash } from './tokens.ts';
