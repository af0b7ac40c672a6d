import type { useAppForm } from '#app/lib/forms.tsx';
import type { EditorSchema } from './editor-schema.ts';

/** The fields of the editor as conform hands them out. */
type EditorForm = ReturnType<typeof useAppForm<EditorSchema>>;
export type Fields = EditorForm[1];
export type Form = EditorForm[0];
