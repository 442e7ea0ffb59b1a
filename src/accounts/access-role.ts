/** What a person may do in Etalon. Everyone who signs in is staff; the other roles add to that. */
export const accessRoles = ['administrator', 'hr', 'management', 'staff'] as const;
export type AccessRole = (typeof accessRoles)[number];
