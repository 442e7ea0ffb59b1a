/** What a logo may be when it is given to us. */
export const logoLimits = {
  bytes: 2 * 1024 * 1024,
  pixels: 40_000_000,
  /** Of its longer side: less cannot be told from a blot. */
  smallestSide: 32,
};

export const logoTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'];
