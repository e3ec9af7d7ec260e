-- Choices of sites for facilities that the service proposes: jobs of their own, kept beside the other answers.
alter table analyses drop constraint analyses_kind_check;
alter table analyses add constraint analyses_kind_check check (kind in ('coverage', 'gridding', 'siting'));
alter table jobs drop constraint jobs_kind_check;
alter table jobs add constraint jobs_kind_check check (kind in ('import', 'coverage', 'publish', 'gridding', 'siting'));
