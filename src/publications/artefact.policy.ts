export const artefactKinds = ['handbook', 'brochure'] as const;
export type ArtefactKind = (typeof artefactKinds)[number];

export const artefactStates = ['queued', 'rendering', 'ready', 'failed'] as const;
export type ArtefactState = (typeof artefactStates)[number];
