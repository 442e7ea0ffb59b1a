/** What a file is, by how it begins: a name says nothing. */

/** The compound files of Office up to 2003, which also wrap what is protected by a password ([MS-CFB] 2.2). */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zipFile = [0x50, 0x4b, 0x03, 0x04];

export function isCompound(source: Uint8Array): boolean {
  return beginsWith(source, compoundFile);
}

export function isZip(source: Uint8Array): boolean {
  return beginsWith(source, zipFile);
}

/** The name of the stream in which Office keeps an encrypted document ([MS-OFFCRYPTO] 2.3.4.4). */
export function isEncrypted(source: Uint8Array): boolean {
  return Buffer.from(source).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

function beginsWith(source: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, index) => source[index] === byte);
}
