/** Names under `operations` that stand for a kind of function. */
export const operationPresets = ["http-handlers", "queue-consumers", "repository-methods"] as const;

export type OperationPreset = (typeof operationPresets)[number];

export function isOperationPreset(pattern: string): pattern is OperationPreset {
  return operationPresets.some((preset) => preset === pattern);
}
