"""The closed vocabularies: kinds of notice, education levels, events, fee items, component ids."""

from __future__ import annotations

from enum import StrEnum


class NoticeKind(StrEnum):
    CIVIL_SERVICE = "civil_service"
    PUBLIC_INSTITUTION = "public_institution"
    TRADE_UNION = "trade_union"
    TEACHER = "teacher"
    STATE_OWNED_ENTERPRISE = "state_owned_enterprise"
    INTERNAL_COMPETITION = "internal_competition"
    SKILL_ASSESSMENT = "skill_assessment"
    AUXILIARY_POLICE = "auxiliary_police"
    CORRECTION = "correction"
    RESULT_LIST = "result_list"
    OTHER = "other"


class Education(StrEnum):
    """Levels of education, lowest first; 中专, 高中 and 职高 named together are ``secondary_vocational``."""

    PRIMARY = "primary"
    JUNIOR_HIGH = "junior_high"
    HIGH_SCHOOL = "high_school"
    SECONDARY_VOCATIONAL = "secondary_vocational"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTOR = "doctor"

    @property
    def rank(self) -> int:
        """Position in the order; high school and secondary vocational are one level."""
        order = {"primary": 0, "junior_high": 1, "high_school": 2, "secondary_vocational": 2, "associate": 3}
        return order.get(self.value, {"bachelor": 4, "master": 5, "doctor": 6}.get(self.value, -1))


class Degree(StrEnum):
    NONE = "none"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTOR = "doctor"


class Gender(StrEnum):
    MALE = "male"
    FEMALE = "female"


class EventKind(StrEnum):
    REGISTRATION = "registration"
    ONLINE_REVIEW = "online_review"
    APPEAL = "appeal"
    PAYMENT = "payment"
    ADMISSION_TICKET = "admission_ticket"
    WRITTEN_EXAM = "written_exam"
    SKILL_TEST = "skill_test"
    WRITTEN_RESULTS = "written_results"
    REVIEW = "review"
    INTERVIEW = "interview"
    PEER_REVIEW = "peer_review"
    TOTAL_RESULTS = "total_results"
    PHYSICAL_EXAM = "physical_exam"
    PHYSICAL_TEST = "physical_test"
    INSPECTION = "inspection"
    PUBLICITY = "publicity"
    ONBOARDING = "onboarding"
    ANNOUNCEMENT = "announcement"
    BONUS_MATERIALS = "bonus_materials"
    TRAINING = "training"
    ASSESSMENT = "assessment"
    OTHER = "other"


class FeeItem(StrEnum):
    REGISTRATION = "registration"
    WRITTEN = "written"
    INTERVIEW = "interview"
    TOTAL = "total"
    TRAINING = "training"
    OTHER = "other"


class FeePer(StrEnum):
    PERSON = "person"
    SUBJECT = "subject"
    POST = "post"


class Rounding(StrEnum):
    """How decimals beyond those kept are treated; half-up is what 四舍五入 means (not half-even)."""

    HALF_UP = "half_up"
    TRUNCATE = "truncate"
