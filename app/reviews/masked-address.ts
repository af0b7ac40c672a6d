/** "thierry@vasseur.example" → "t•••@vasseur.example": enough to recognise one's own address, no more. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '•••' : `${address.slice(0, 1)}•••${address.slice(at)}`;
}
