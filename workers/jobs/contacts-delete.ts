import {
  DELETE_CONTACTS,
  type DeleteContactsPayload,
  deleteContactsPayload,
} from "~/features/contacts/contacts.jobs";
import { deleteSealedContacts } from "~/features/contacts/delete-contacts.server";
import { defineJob } from "../job-definition";

export const contactsDelete = defineJob<DeleteContactsPayload>({
  job: DELETE_CONTACTS,
  async handle(ctx, payload, _process, signal) {
    await deleteSealedContacts(ctx, deleteContactsPayload.parse(payload), signal);
  },
});
