/** What a member of the team does, in the order in which a lead looks for it. */
export const roles = ['mediator', 'psychologist', 'social_worker', 'supervisor', 'legal_officer', 'coordinator', 'lead']
