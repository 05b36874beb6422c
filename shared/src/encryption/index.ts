export { createFieldCipher, encryptedLength, type FieldCipher } from './createFieldCipher';
export { type BlindIndex, createRowCipher, type EncryptedTable, type RowCipher } from './RowCipher';
export { reencryptTable } from './reencryptTable';
