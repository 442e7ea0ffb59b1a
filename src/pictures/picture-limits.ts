/** What a picture may be when it is given to us for a text. */
export const pictureLimits = {
  bytes: 10 * 1024 * 1024,
  pixels: 40_000_000,
};

/** As what it is sent. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/** What a picture is when it is kept: what fills a page of paper sharply, in bytes that a phone loads. */
export const keptLimits = {
  /** Of its longer side, in pixels. */
  side: 1600,
  bytes: 1024 * 1024,
};
