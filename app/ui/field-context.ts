import { createContext, useContext } from "react";

export interface FieldWiring {
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  required?: boolean;
}

export const FieldContext = createContext<FieldWiring>({});

/** The ids that a Field gives to the control inside it; a control's own props win over them. */
export function useFieldWiring(): FieldWiring {
  return useContext(FieldContext);
}
