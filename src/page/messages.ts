/** Files to audit as one disclosure. */
export interface ToWorker {
  readonly id: number;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** What the engine says back. */
export type FromWorker =
  | { readonly id: number; readonly kind: "progress"; readonly words: string }
  | { readonly id: number; readonly kind: "failed"; readonly words: string }
  | {
      readonly id: number;
      /** The image of a page, after the findings: a data: URL. */
      readonly kind: "image";
      readonly page: number;
      readonly url: string;
    }
  | {
      readonly id: number;
      readonly kind: "done";
      readonly html: string;
      readonly json: string;
      readonly slip: Uint8Array;
      readonly errors: number;
      readonly warnings: number;
      readonly publishable: boolean;
    };
